import { describe, expect, it } from 'vitest'
import { ask } from './library.ts'

describe('messages as people write them', () => {
  it.each([
    ['@惠问 贷款贴息条件', '贷款贴息条件'],
    ['@惠问机器人　贷款贴息条件', '贷款贴息条件'],
    ['<at user_id="ou_1">惠问</at> 贷款贴息条件', '贷款贴息条件'],
    ['@_user_1 贷款贴息条件', '贷款贴息条件'],
    ['您好，老师，贷款贴息条件😊', '贷款贴息条件'],
    ['贷款贴息条件[玫瑰]，谢谢！', '贷款贴息条件'],
    ['你好，打扰一下，贷款贴息条件，麻烦了', '贷款贴息条件'],
    ['专利贷款坏账了谁赔 各赔多少', '专利贷款坏账了谁赔，各赔多少'],
    ['贷款 贴息 条件', '贷款 贴息 条件'],
    ['安政办发2024 13号有效吗', '安政办发2024 13号有效吗'],
  ])('%s → %s', (message, question) => {
    expect(ask(message).question).toBe(question)
  })

  it.each([
    ['专利转让奖多少？', 1],
    ['专利质押贴息多少？谁负责？', 1],
    ['专利质押贴息多少？人才引进有什么补贴？', 2],
    ['我们是做茶叶的。专利质押能贴息吗？另外招博士有补贴吗', 2],
    ['1. 专利奖励多少？\n2. 首台套怎么申请？\n3. 稳岗返还的条件？', 3],
  ])('%s has %i parts', (message, count) => {
    expect(ask(message).parts).toHaveLength(count)
  })

  it('tells questions apart that only commas part, and leaves them their place', () => {
    expect(ask('安康专利质押贴息多少，人才引进有没有补贴').parts).toEqual([
      '安康专利质押贴息多少，',
      '安康人才引进有没有补贴',
    ])
    expect(ask('专利质押贴息多少，谁负责，要什么条件').parts).toHaveLength(1)
    expect(ask('我们是做茶叶的，专利质押贷款有没有贴息').parts).toHaveLength(1)
  })

  it('takes one question with a comma in it for one', () => {
    expect(ask('能不能让员工先休息，用贷款贴息的钱发工资？').parts).toHaveLength(1)
    expect(ask('安康贷款贴息多少，房产税能减不').parts).toEqual(['安康贷款贴息多少，', '安康房产税能减不'])
    expect(ask('安康专利质押多少亿，还有专利导航做几家').parts).toHaveLength(2)
    expect(ask('安康专利转让多少件啊，专利导航又是多久总结一次？').parts).toHaveLength(2)
  })

  it('drops the announcement of questions', () => {
    expect(ask('在吗？我是会计，替老板问两个事：安康贷款贴息多少').question).toBe('我是会计，安康贷款贴息多少')
    expect(ask('我两个事：贷款贴息多少').question).toBe('贷款贴息多少')
    expect(ask('有几个问题想请教一下，贷款贴息多少').question).toBe('贷款贴息多少')
    expect(ask('开两个店，有补贴吗').question).toBe('开两个店，有补贴吗')
  })

  it('tells another question from one that goes on with the last', () => {
    expect(ask('安康专利转让奖多少？还有首台套能补多少').parts).toEqual(['安康专利转让奖多少？', '安康首台套能补多少'])
    expect(ask('安康专利转让奖多少？首台套有什么补贴？').parts[1]).toBe('安康首台套有什么补贴？')
    expect(ask('安康专利转让奖多少？还有别的吗').parts).toHaveLength(1)
  })

  it.each([
    ['某公司向湖北捐款多少钱', []],
    ['支援新疆的干部有什么补贴', []],
    ['湖北捐款有什么税收优惠', ['湖北省']],
  ])('takes where something goes to for no place of its own: %s', (question, places) => {
    expect(ask(question).places.map(({ region }) => region)).toEqual(places)
  })

  it.each([
    '两个问题：1安康贷款贴息多少 2 专利导航有什么补贴',
    '1、安康贷款贴息多少 2、专利导航有什么补贴',
    '安康 ①贷款贴息多少②专利导航有什么补贴',
    '一是安康贷款贴息多少，二是专利导航有什么补贴',
  ])('tells numbered questions apart: %s', (message) => {
    expect(ask(message).parts).toEqual([expect.stringMatching(/^安康\s?贷款贴息多少？$/), '安康专利导航有什么补贴？'])
  })

  it('takes what stands in brackets behind a question for a part of it', () => {
    expect(ask('专利转让要达到多少件？（安康）每年涨多少？').parts).toHaveLength(1)
  })

  it('takes figures for none of a series, nor what is told of oneself for a question', () => {
    expect(ask('安康贷款贴息1万够不够，2年能拿多少').parts).toHaveLength(1)
    expect(ask('1.我是安康的企业 2.贷款贴息多少').parts).toHaveLength(1)
    expect(ask('1、2、3类医疗器械奖励多少').parts).toHaveLength(1)
  })
})
