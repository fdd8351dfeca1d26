package catalog

import "flota.dev/flota/internal/gate/check"

// ses are the checks of mail.
var ses = []check.Check{
	{
		ID: "ses-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title:     "SES sends mail without TLS where the other side asks for none",
		Why:       "Someone on the way takes TLS out of the greeting, and reads the mail.",
		Mend:      setting("aws_ses_configuration_set", "delivery_options.tls_policy", `"Require"`),
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_365"},
		Types:     []string{"aws_ses_configuration_set", "aws_sesv2_configuration_set"},
		Look:      check.Want(check.OneOf("delivery_options.tls_policy", "Optional", "Require")),
	},
	{
		ID: "ses-dkim", Family: check.Misconfiguration, Severity: check.Low,
		Title: "SES domain does not sign its mail",
		Why:   "Without DKIM nobody can tell mail of the domain from forged mail, and much of it ends as spam.",
		Mend: `resource "aws_ses_domain_dkim" "this" {
  domain = aws_ses_domain_identity.this.domain
}`,
		Practices: []string{"SEC09-BP03"},
		Types:     []string{"aws_ses_domain_identity"},
		Look:      check.Want(check.With("aws_ses_domain_dkim", "domain", check.Exists)),
	},
	{
		ID: "ses-dkim-key-length", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title:     "SES signs mail with a key of 1,024 bits",
		Why:       "Such a key can be broken by whoever finds it worth the money, who then sends mail in your name.",
		Mend:      setting("aws_sesv2_email_identity", "dkim_signing_attributes.next_signing_key_length", `"RSA_2048_BIT"`),
		Practices: []string{"SEC09-BP01"},
		Types:     []string{"aws_sesv2_email_identity"},
		Look:      check.Want(check.NoneOf("dkim_signing_attributes.next_signing_key_length", "RSA_2048_BIT", "RSA_1024_BIT")),
	},
}
