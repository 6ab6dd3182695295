import { expect, it } from 'vitest'
import { libraryOf, TODAY } from '../../support/library.ts'

function quoted(source: string, question: string): string {
  const library = libraryOf([{ file: 'a.txt', source, seed: { region: '安徽省合肥市' } }])
  const [first] = library.ask(question, { today: TODAY, region: '安徽省合肥市' }).citations
  return first?.quotes.map(({ text }) => text).join('\n') ?? ''
}

const employment =
  '合肥市稳定就业若干措施\n一、稳定高校毕业生等重点群体就业\n将基层就业补贴对象扩大至毕业2年内高校毕业生。自2024届起求职创业补贴标准提高至每人3000元。' +
  '持续优化国有企业人才结构，招收大专以上应届高校毕业生比上年实现一定比例的增长。' +
  '对组织毕业2年内高校毕业生参加就业见习的各类用人单位，按每人每月1500元给予就业见习补贴。' +
  '用人单位吸纳退役1年内的退役军人就业，并参加社会保险1年以上的，按每人1万元给予补贴。将吸纳脱贫劳动力补贴标准提高至5000元。' +
  '被认定为示范性就业基地的，给予30万元一次性奖补。\n二、强化培训\n支持企业开展岗前培训。'

it('quotes the sentence on the grant that is named, and not on others for the same people', () => {
  const text = quoted(employment, '高校毕业生求职补贴多少钱')
  expect(text).toContain('每人3000元')
  expect(text).not.toContain('退役军人')
})

it('does not quote what the neighbours of the sentence grant to others', () => {
  const text = quoted(employment, '招退役军人补多少')
  expect(text).toContain('按每人1万元给予补贴')
  for (const other of ['见习', '脱贫', '30万元']) expect(text).not.toContain(other)
})

const networks =
  '合肥市专利转化方案\n一、健全运营网络\n支持技术经纪人全程参与专利转化，帮助高校、科研机构提高专利转化效率和成功率。对新获批的国家级、省级技术转移机构，分别给予100万元、30万元经费资助。' +
  '在全市公共服务平台增设专利运营板块，涵盖实施、转让、许可、质押等相关数据，建立数据监测与统计发布机制。依托全国平台体系，畅通对接渠道，解决信息公开难、评估难等问题。' +
  '拓展专利代理机构服务领域，支持信用良好的服务机构开展精准对接活动，探索创新运用模式。对新增获批的国家级和省级知识产权运营服务机构，分别给予80万元、20万元经费资助。\n二、知识产权运营培训\n开展知识产权运营人才培训。'

it('quotes both of two recipients in one paragraph that a question compares, with a mark for what is left out', () => {
  const library = libraryOf([{ file: 'a.txt', source: networks, seed: { region: '安徽省合肥市' } }])
  const ask = { today: TODAY, region: '安徽省合肥市' }
  const { text } = library.ask('国家级的知识产权运营机构补多少，跟技术转移机构一样不', ask)
  expect(text).toMatch(/100万元、30万元经费资助。\n……\n[^\n]*80万元、20万元经费资助。/)
})

it('quotes each of two terms in quotation marks that a question tells apart', () => {
  const text = quoted(
    '合肥市网上办税问答\n三、如何查询所申请的涉税事项的办理进度？\n纳税人可登录后选择“我要查询”，进入“办税进度及结果信息查询”，进行办税进度及结果查询。' +
      '办税进度按状态分别显示为待提交、待受理、受理中、已退回、已作废、已完成等。其中，“待提交”表示涉税事项申请尚未提交或提交后撤回；' +
      '“待受理”表示涉税事项申请已提交至税务机关，尚未受理；“受理中”表示涉税事项申请已被税务机关受理，尚未终审；' +
      '“已退回”表示涉税事项申请不满足办理条件，税务机关不予受理；“已完成”表示涉税事项申请满足办理条件，已完成办理。',
    '办税进度显示的“待受理”与“受理中”有什么区别？',
  )
  expect(text).toContain('“待受理”表示')
  expect(text).toContain('“受理中”表示')
})

it('reads a sentence that points back behind the one it points to', () => {
  const text = quoted(
    '合肥市交管便民举措\n一、推出多项快捷服务\n公安机关交通管理部门推行线上办理，减少群众往返窗口的次数，受到群众普遍欢迎，全年办理业务超过两万笔。' +
      '交警支队创新工作方法，推出“预约制+微信调解”事故处理模式。交通事故当事人报警后，民警与当事人约定时间到交警队认定事故责任，避免人员聚集，已通过这一模式处理财损事故200余起。' +
      '车管所开通绿色通道，为运输车辆优先办理检验和登记业务，并延长了窗口的服务时间，节假日照常受理群众的各项申请。',
    '交通事故怎么约定时间到交警队认定事故责任',
  )
  expect(text).toContain('“预约制+微信调解”')
})

it('shows a short limit behind a long sentence', () => {
  const schools =
    '义务教育阶段学校入学，根据学生及其家长的意愿，由所在区教育行政部门按照就近原则，统筹安排到公办学校就读，'.repeat(5)
  const text = quoted(
    `合肥市关爱医务人员措施\n一、给予招生入学照顾\n对一线医务人员子女，${schools}参加中考报考普通高中，在与其他考生同等条件下优先录取。本项政策可享受一次。\n二、其他\n各区抓好落实。`,
    '一线医务人员子女中考有什么照顾',
  )
  expect(text).toContain('本项政策可享受一次')
})

it('does not end in the middle of a sentence that only repeats', () => {
  const fine =
    '不具有公开募捐资格的组织开展公开募捐的，由民政部门予以警告、责令停止募捐活动；对违法募集的财产，责令退还捐赠人；难以退还的，由民政部门予以收缴；对有关组织处二万元以上二十万元以下罚款'
  const text = quoted(
    `合肥市慈善答疑\n一、没有资格的组织开展公开募捐的有什么法律后果？\n只有依法取得公开募捐资格的慈善组织可以面向公众开展募捐。${fine}。\n法律依据：《慈善法》第一百零一条${fine}：\n（一）${'以虚假的名义开展募捐的；'.repeat(3)}`,
    '没资格的人搞公开募捐罚多少',
  )
  expect(text).toContain('二十万元以下罚款')
  expect(text).not.toMatch(/；$/)
})

const rent =
  '合肥市帮扶企业措施\n2.减免房租\n中小微企业承租市属国有企业房产从事生产经营活动，按照要求坚持营业或依照规定关闭停业且不裁员、少裁员的，免收2月份房租；承租用于办公用房的，给予2月份租金50%的减免。' +
  '对承租其他经营用房的，鼓励业主（房东）为租户减免租金，具体由双方协商解决。对在此期间为承租房屋的企业减免租金的企业，由市区政府给予一定资金补贴。' +
  '对在此期间为承租房屋的企业减免租金的孵化器、众创空间、创业基地等各类载体，优先予以政策扶持。\n3.延期纳税\n受影响的企业可依法办理延期缴纳税款，最长不超过3个月。'

it.each(['房东是国资公司，要满足啥条件才不收2月租金', '房东是国企，2月租金免不免'])(
  'quotes whose rent is waived, and not only the sentence with the word for a landlord: %s',
  (question) => {
    expect(quoted(rent, question)).toContain('不裁员、少裁员的，免收2月份房租')
  },
)

const giving =
  '慈善捐赠政策答疑\n3、个人求助与公开募捐有什么区别？\n目前关于个人求助没有直接的法律定义，个人求助属于一种自益活动，因此一般认为个人求助不属于慈善法的范畴，与慈善组织开展的活动有所不同。' +
  '因此，个人因自身或家庭成员出现困难，通过各种渠道向社会公开发布求助信息时，并不违反现行法律法规规定。' +
  '个人求助所使用的各信息平台应在显著位置，向公众进行风险防范提示，告知其信息不属于公开募捐信息，真实性由发布个人求助信息的个人负责。\n' +
  '19、捐赠财产可以抵税吗？\n捐赠财产可以在计算应纳税所得额时扣除，但捐赠必须用于公益事业，并须领取由财政部门统一印制并加盖接受捐赠单位印章的捐赠票据，没有票据的不予扣除，具体由主管税务机关按照有关规定审核办理，纳税人应当妥善保存有关资料备查。' +
  '企业发生的公益性捐赠支出，在年度利润总额12%以内的部分，准予在计算应纳税所得额时扣除。' +
  '个人向受灾地区的捐赠，捐赠额未超过应纳税所得额30%的部分，准予在当期应纳税所得额中扣除。超出30%的部分则不计算在内，扣除时按30%计算。' +
  '法律依据：《税法》第九条 企业发生的公益性捐赠支出，在年度利润总额12%以内的部分，准予在计算应纳税所得额时扣除。\n' +
  '20、企业捐赠总额超过规定数额的怎么扣除？\n企业捐赠支出超过准予当年扣除的部分，允许结转以后三年内在计算应纳税所得额时扣除。'

it('quotes the sentence that says whether it is against the law', () => {
  expect(quoted(giving, '家里人病了网上发起个人求助 算违法募捐吗')).toContain('并不违反现行法律法规规定')
})

it('tells a firm nothing of what individuals may deduct, and the explanation without the law below it', () => {
  const text = quoted(giving, '公司捐款能抵多少税')
  expect(text).toContain('12%以内')
  expect(text).not.toContain('30%')
  expect(text).not.toContain('《税法》')
})

it('quotes the clause on what exceeds a limit beside the one with the limit', () => {
  const library = libraryOf([{ file: 'a.txt', source: giving, seed: { region: '安徽省合肥市' } }])
  const ask = (question: string) => library.ask(question, { today: TODAY, region: '安徽省合肥市' }).citations
  const both = ask('公司捐款能抵多少税 超过了咋办').filter(({ isAside }) => !isAside)
  expect(both.map(({ quotes }) => quotes.map(({ text }) => text).join('\n')).join('\n')).toContain('结转以后三年')
  expect(ask('企业捐赠超过12%的部分怎么办')[0]?.clause.text).toContain('结转以后三年')
})

const promised =
  '慈善捐赠政策答疑\n14、捐赠人承诺捐赠后不履行捐赠义务该怎么办？\n从捐赠的法律性质而言，捐赠活动属于合同法中的赠与行为，属单务合同行为，与一般的买卖行为有所不同，双方应当遵守诚实信用的原则。' +
  '捐赠人违反协议的，慈善组织可以要求他们交付，拒不交付的，可以向人民法院申请支付令或者提起诉讼，依法保护慈善的合法权益。' +
  '如果捐赠人由于经济状况显著恶化，严重影响其生产经营和家庭生活的，可向当地民政部门报告并向社会公开说明情况后，可以不再履行捐赠义务。' +
  '法律依据：《慈善法》第四十一条 捐赠人公开承诺捐赠后经济状况显著恶化，严重影响其生产经营或者家庭生活的，经报告并公开说明情况后，可以不再履行捐赠义务。'

it('quotes the sentence of an answer that is meant, and not the question over it with the sentence beside it', () => {
  expect(quoted(promised, '答应捐赠之后经济状况恶化了怎么办')).toContain('可以不再履行捐赠义务')
  expect(quoted(promised, '老板答应捐钱又赖账咋整')).toContain('拒不交付的')
})

const finance =
  '合肥市专利措施\n12. 推动金融服务。持续做好知识产权质押贷款数据监测，优化知识产权质押贷款审批流程，鼓励金融机构加大信贷支持力度，扩大中小企业知识产权质押融资覆盖面。' +
  '加强银企对接，为企业提供融资增信，拓展知识产权融资合作。对企业用专利获得质押贷款并按期偿还本息的，按比例给予两年贴息。' +
  '探索创业投资等多元资本投入机制，支持以“科技成果+认股权”方式入股企业，通过多种融资工具对企业专利产业化提供资金支持。' +
  '（市市场监管局、市工信局、市财政局按职责分工负责）\n13. 推动评价。完善评价办法。'

it('shows for what an office is responsible, and not the note of it alone', () => {
  expect(quoted(finance, '合肥贴息找哪个部门办')).toContain('按比例给予两年贴息')
})

it('quotes what a term means for who asks 是个啥', () => {
  const text = quoted(
    '合肥市用地改革\n5. 推进标准地改革\n积极推进标准地改革，完善工作机制，明确各部门的职责，改革取得了阶段性的成效，得到企业的普遍好评，有关做法在全市各开发区推广，累计出让标准地二百余宗。' +
      '“标准地”是指在完成区域评估基础上，带着投资、能耗、环境、建设、亩均税收等指标出让的建设用地。' +
      '对选择常规审批的项目，实行一窗服务；对选择承诺制审批的项目，由相关部门制定项目具体标准和条件，企业书面承诺并经公示后，审批部门可以直接作出许可决定，企业可以开工建设标准地项目。',
    '合肥标准地是个啥',
  )
  expect(text).toContain('是指在完成区域评估基础上')
})

it('does not take 县以下 for the head of a list', () => {
  const text = quoted(
    '合肥市就业措施\n四、鼓励创业带动就业。加大小微企业带动就业补贴落实力度，完善工作机制，认真落实从基金余额中提取资金用于担保基金的措施，做好各项服务保障工作，推进各类创业载体的建设。' +
      '返乡创业人员成功创办初创企业且正常经营6个月以上的，给予1万元一次性创业资助。在有条件的地区建立信用乡村、信用园区推荐免担保机制，对在乡村经营民宿、农家乐的创业者，落实创业扶持政策。' +
      '各地年度新增建设用地计划指标优先保障县以下返乡创业用地，提升返乡创业服务能力。',
    '回合肥老家开了个小店半年多了，有啥一次性的创业钱',
  )
  expect(text).toContain('给予1万元一次性创业资助')
})

it('begins with the sentence that says whether one may, and not with how it came about', () => {
  const text = quoted(
    '慈善捐赠政策答疑\n4、疫情期间，医院可以向社会公开募集医疗物资吗？\n在此次疫情期间，由于医疗物资紧缺，不少医院直接发起了网络求助，引起了社会各界的广泛关注和讨论。' +
      '然而，医院不是慈善组织，因此不能向社会公开募捐医疗物资。但医院可以与具有公开募捐资格的慈善组织合作公开募捐，募集所需的款物。' +
      '捐赠人可以通过慈善组织捐赠，也可以直接向受益人捐赠，因此公益性医院可以直接接收捐赠的医疗物资，并与捐赠人签订捐赠合同，但捐赠人不能据此获取捐赠票据，有关情况应当及时向社会公开，接受各方面的监督，做到来源清楚、去向明确、账目完整。' +
      '民政部门应当加强指导和监督，及时受理有关的投诉和举报，依法查处各类违法行为，维护捐赠人和受益人的合法权益，营造良好的社会氛围。',
    '医院自己能不能公开募捐口罩',
  )
  expect(text).toContain('因此不能向社会公开募捐医疗物资')
  expect(text).not.toContain('不少医院直接发起了网络求助')
})
