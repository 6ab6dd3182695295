/** Stands for a package whose native part cannot be loaded. */
export default { load: (): never => { throw new Error('not built for this machine') } } // prettier-ignore
