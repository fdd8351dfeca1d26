package catalog

import "flota.dev/flota/internal/gate/check"

// apprunner are the checks of App Runner.
var apprunner = append([]check.Check{
	{
		ID: "apprunner-traced", Family: check.Logging, Severity: check.Low,
		Title: "App Runner service is not traced",
		Why:   "Without traces it cannot be told which call behind a slow or failed request was to blame.",
		Mend: `resource "aws_apprunner_service" "this" {
  observability_configuration {
    observability_configuration_arn = aws_apprunner_observability_configuration.this.arn
    observability_enabled           = true
  }
}`,
		Practices: []string{"REL06-BP07"},
		Types:     []string{"aws_apprunner_service"},
		Look:      check.Want(check.True("observability_configuration.observability_enabled", false)),
	},
}, ownKeys(
	ownKey{ID: "apprunner-customer-key", Noun: "App Runner service", Type: "aws_apprunner_service", Path: "encryption_configuration.kms_key"},
)...)
