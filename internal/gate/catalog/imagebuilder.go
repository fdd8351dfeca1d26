package catalog

import "flota.dev/flota/internal/gate/check"

// imagebuilder are the checks of EC2 Image Builder.
var imagebuilder = []check.Check{
	{
		ID: "imagebuilder-recipe-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Image Builder recipe makes unencrypted volumes",
		Why:   "Every instance that starts from the image has an unencrypted disk.",
		Mend: `block_device_mapping {
  ebs {
    encrypted  = true
    kms_key_id = aws_kms_key.images.arn
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_200"},
		Types:     []string{"aws_imagebuilder_image_recipe"},
		Look:      check.Want(check.Every("block_device_mapping.ebs", ec2Encrypted)),
	},
	{
		ID: "imagebuilder-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "Image Builder encrypts with a key that AWS manages",
		Why:   "Who may read images and components, and since when, can be seen and revoked only with a key of one's own.",
		Mend: `ami_distribution_configuration {
  kms_key_id = aws_kms_key.images.arn
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_180", "CKV_AWS_199", "CKV_AWS_200"},
		Types:     []string{"aws_imagebuilder_component", "aws_imagebuilder_distribution_configuration", "aws_imagebuilder_image_recipe"},
		Look: ec2ByType(map[string]check.Condition{
			"aws_imagebuilder_component":    check.OwnKey("kms_key_id"),
			"aws_imagebuilder_image_recipe": check.Every("block_device_mapping.ebs", check.OwnKey("kms_key_id")),
		}, check.Every("distribution", check.Or(check.Given("container_distribution_configuration"), check.OwnKey("ami_distribution_configuration.kms_key_id")))),
	},
	{
		ID: "imagebuilder-imdsv2", Family: check.Access, Severity: check.Medium,
		Title: "Image Builder builds on machines that answer metadata requests without a token",
		Why:   "A build step that fetches from outside can be made to give away the build role's credentials.",
		Mend: `instance_metadata_options {
  http_tokens = "required"
}`,
		Practices: []string{"SEC06-BP02"},
		Types:     []string{"aws_imagebuilder_infrastructure_configuration"},
		Look:      check.Want(check.OneOf("instance_metadata_options.http_tokens", "optional", "required")),
	},
	{
		ID: "imagebuilder-logs", Family: check.Logging, Severity: check.Low,
		Title: "Image Builder keeps no logs of its builds",
		Why:   "What was put into an image cannot be told once it runs.",
		Mend: `logging {
  s3_logs {
    s3_bucket_name = aws_s3_bucket.logs.id
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_imagebuilder_infrastructure_configuration"},
		Look:      check.Want(check.Given("logging.s3_logs.s3_bucket_name")),
	},
}
