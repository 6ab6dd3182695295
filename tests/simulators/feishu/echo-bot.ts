import * as Lark from '@larksuiteoapi/node-sdk'
import type { FeishuSimulator } from './simulator.ts'
import type { Json } from './types.ts'

/**
 * A bot of a few lines over the real SDK that answers with one card of every element, to see the page and the
 * simulator at work without the product.
 */
export async function startEchoBot(simulator: FeishuSimulator): Promise<() => void> {
  const { appId, appSecret, url: domain } = simulator
  const client = new Lark.Client({ appId, appSecret, domain, loggerLevel: Lark.LoggerLevel.error })
  const reply = (messageId: string, card: Json) =>
    client.im.v1.message.reply({
      path: { message_id: messageId },
      data: { msg_type: 'interactive', content: JSON.stringify(card), uuid: messageId },
    })
  const handlers = {
    'im.message.receive_v1': (data: { message: { message_id: string; content: string } }) => {
      void reply(data.message.message_id, showcase(readText(data.message.content)))
    },
    'im.chat.access_event.bot_p2p_chat_entered_v1': () => {},
    'card.action.trigger': (data: { action: { value: Json; form_value?: Json } }) => {
      const pressed = String(data.action.value['act'] ?? '')
      const typed = data.action.form_value ? `：${String(data.action.form_value['text'])}` : ''
      return {
        toast: { type: 'success', content: `收到「${pressed}」${typed}` },
        card: { type: 'raw', data: showcase(`已按「${pressed}」${typed}`) },
      }
    },
  }
  const eventDispatcher = new Lark.EventDispatcher({ loggerLevel: Lark.LoggerLevel.error }).register(handlers)
  return new Promise((resolve) => {
    const socket: Lark.WSClient = new Lark.WSClient({
      appId,
      appSecret,
      domain,
      loggerLevel: Lark.LoggerLevel.error,
      onReady: () => resolve(() => socket.close({ force: true })),
    })
    void socket.start({ eventDispatcher })
  })
}

function readText(content: string): string {
  const value: Json = JSON.parse(content)
  return String(value['text'] ?? '')
    .replace(/@_user_\d+/g, '')
    .trim()
}

/** One card with every element the product uses. */
export function showcase(heard: string): Json {
  const plain = (content: string) => ({ tag: 'plain_text', content })
  const button = (label: string, type = 'default') => ({
    tag: 'button',
    type,
    text: plain(label),
    behaviors: [{ type: 'callback', value: { act: label } }],
  })
  const escaped = heard.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (char) => `&#${char.charCodeAt(0)};`)
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: true, summary: { content: '单户贷款贴息不超过 20 万元' } },
    header: {
      template: 'blue',
      title: plain('贷款贴息 · 安康市'),
      subtitle: plain('演示卡片，不是政策答复'),
      text_tag_list: [{ tag: 'text_tag', text: plain('现行有效'), color: 'green' }],
    },
    body: {
      vertical_spacing: '10px',
      elements: [
        { tag: 'markdown', content: `您问：${escaped || '（空）'}` },
        {
          tag: 'markdown',
          content:
            '对符合条件的小微企业，按实际支付利息的 **50%** 给予贴息，单户每年不超过 **20 万元**。\n- 在本市注册并纳税\n- 贷款用于生产经营',
        },
        {
          tag: 'table',
          page_size: 5,
          row_height: 'auto',
          header_style: { background_style: 'grey', bold: true },
          columns: [
            { name: 'item', display_name: '事项', data_type: 'text', width: '120px' },
            { name: 'value', display_name: '标准', data_type: 'markdown' },
          ],
          rows: [
            { item: '贴息比例', value: '**50%**' },
            { item: '单户上限', value: '**20 万元**/年' },
            { item: '期限', value: '不超过 24 个月，自贷款发放之日起计算，逾期利息不予贴息' },
          ],
        },
        {
          tag: 'column_set',
          background_style: 'yellow',
          columns: [
            {
              tag: 'column',
              width: 'weighted',
              weight: 1,
              padding: '8px 12px',
              elements: [
                { tag: 'markdown', content: '<font color="orange">⚠ 本办法有效期至 2025 年 12 月 31 日</font>' },
              ],
            },
          ],
        },
        {
          tag: 'markdown',
          content: '来源：[《促进中小企业发展若干措施》](https://example.com/doc#c3)（安政发〔2023〕8号）第三条',
          text_size: 'notation',
        },
        {
          tag: 'collapsible_panel',
          expanded: false,
          border: { color: 'grey', corner_radius: '6px' },
          header: {
            title: plain('条款全文'),
            icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
            icon_expanded_angle: -180,
          },
          elements: [{ tag: 'markdown', content: '第三条　对符合条件的小微企业，按其实际支付利息的50%给予贴息。' }],
        },
        { tag: 'hr' },
        {
          tag: 'column_set',
          flex_mode: 'flow',
          columns: ['有用', '没解决', '转发版', '相关条款'].map((label, i) => ({
            tag: 'column',
            width: 'auto',
            elements: [button(label, i === 0 ? 'primary' : 'default')],
          })),
        },
        {
          tag: 'form',
          name: 'staff',
          elements: [
            {
              tag: 'input',
              name: 'text',
              required: true,
              input_type: 'multiline_text',
              rows: 2,
              width: 'fill',
              placeholder: plain('写给提问者的回复'),
              label: plain('回复'),
            },
            { ...button('发送回复', 'primary_filled'), name: 'send', form_action_type: 'submit' },
          ],
        },
      ],
    },
  }
}
