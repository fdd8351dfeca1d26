package provider

import "flota.dev/flota/internal/sandbox/provider/schema"

// sensitive lists the arguments and results that the AWS provider's pages call
// sensitive; the generator's source does not say. Data sources stand under "data TYPE".
var sensitive = map[string]string{
	"aws_acm_certificate":                    "private_key",
	"aws_codebuild_source_credential":        "token",
	"aws_codebuild_webhook":                  "secret",
	"aws_db_instance":                        "password password_wo",
	"aws_directory_service_directory":        "password",
	"aws_iam_access_key":                     "secret ses_smtp_password_v4",
	"aws_lb_listener":                        "default_action.authenticate_oidc.client_secret",
	"aws_lb_listener_rule":                   "action.authenticate_oidc.client_secret",
	"aws_rds_cluster":                        "master_password master_password_wo",
	"aws_secretsmanager_secret_version":      "secret_string secret_binary secret_string_wo",
	"aws_ssm_parameter":                      "value value_wo",
	"data aws_ecr_authorization_token":       "authorization_token password",
	"data aws_secretsmanager_secret_version": "secret_string secret_binary",
	"data aws_ssm_parameter":                 "value",
	"data aws_ssm_parameters_by_path":        "values",
}

// markSensitive sets the flags.
func markSensitive(set *schema.Set) {
	for name, b := range set.Resources {
		markBlock(b, sensitive[name])
	}
	for name, b := range set.DataSources {
		markBlock(b, sensitive["data "+name])
	}
}

func markBlock(b *schema.Block, paths string) {
	for _, path := range fields(paths) {
		eachArgument(b, "", func(p string, a *schema.Attribute) {
			if p == path {
				a.Sensitive = true
			}
		})
	}
}
