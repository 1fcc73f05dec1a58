declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

/** Imported for its effect: the build collects it into a file. */
declare module '*.css' {}
