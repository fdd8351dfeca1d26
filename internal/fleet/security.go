package fleet

// Security is what guards an environment and its account.
type Security struct {
	// Actions are what the environment's roles may be given beyond the usual: their permissions boundary allows these too.
	Actions []string `yaml:"actions" jsonschema:"example=translate:TranslateText"`
}
