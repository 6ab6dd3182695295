# syntax=docker/dockerfile:1
FROM node:20.20.2-bookworm-slim AS base

# Bundles the program and packs the dictionary. No install scripts run: nothing has to be compiled, since jieba's own
# native part is only an oracle for tests; the packed dictionary cuts the very same words.
FROM base AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build.mjs ./scripts/
COPY src ./src
RUN node scripts/build.mjs

# What the bundle still loads from node_modules: the SQLite binding and the platforms' SDKs.
FROM base AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/nodejieba

FROM base
LABEL org.opencontainers.image.title="huiwen" \
      org.opencontainers.image.description="惠企政策问答：每一句都是政策原文" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    HUIWEN_SEEDS_DIR=/app/seeds \
    HUIWEN_INDEX_DIR=/data/index \
    HUIWEN_DATA_DIR=/data/store
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY seeds ./seeds
# All that is ever written lies here, so that the rest of the file system can be read-only.
RUN install -d -o node -g node -m 0700 /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node takes SIGTERM itself and finishes what it acknowledged, so there is no init in between.
CMD ["node", "dist/node.js"]
