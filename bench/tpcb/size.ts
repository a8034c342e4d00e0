/** As many as the published figures of pgbench are usually taken with. */
export const connections = 8

/** 1,000,000 accounts, and more branches than connections, so that these don't only wait for each other. */
export const scale = 10
