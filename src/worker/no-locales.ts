/** Stands for zod's messages in forty languages (`[alias]` in wrangler.toml), as on Node: ours are our own. */
export {}
