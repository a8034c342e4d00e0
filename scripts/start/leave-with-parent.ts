// Loaded into a child before its own program: it ends with whoever started it, even if that was killed.
process.once('disconnect', () => process.exit())
process.channel?.unref()
