/** 哪次会议通过的, 由第几次常委会会议审议通过: at which meeting a document was passed, as the note under its title tells. */
export const MEETING_ASKED =
  /(?:哪一?[次届个]|第?几[次届]|什么)[^,，。?？]{0,12}会议?(?:上)?(?:审议|表决|讨论)?(?:批准|通过)/
