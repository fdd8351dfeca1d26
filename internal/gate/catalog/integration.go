package catalog

import "flota.dev/flota/internal/gate/check"

// integration are the checks of small services that move, keep or watch data for others.
var integration = append([]check.Check{
	{
		ID: "imagebuilder-disks-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "Image Builder recipe makes unencrypted disks",
		Why:   "Every instance that is started from the image has its data on unencrypted disks.",
		Mend: `resource "aws_imagebuilder_image_recipe" "this" {
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs {
      encrypted  = true
      kms_key_id = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_200"},
		Types:     []string{"aws_imagebuilder_image_recipe"},
		Look:      check.Want(check.Every("block_device_mapping.ebs", check.True("encrypted", false))),
	},
	{
		ID: "imagebuilder-metadata-v2", Family: check.Access, Severity: check.Medium,
		Title: "Image Builder's instances answer old requests for their credentials",
		Why:   "With version 1 of the metadata service a program that can be talked into fetching a URL gives away the instance's role.",
		Mend: `resource "aws_imagebuilder_infrastructure_configuration" "this" {
  instance_metadata_options {
    http_tokens = "required"
  }
}`,
		Practices: []string{"SEC06-BP02"},
		Types:     []string{"aws_imagebuilder_infrastructure_configuration"},
		Look:      check.Want(check.OneOf("instance_metadata_options.http_tokens", "optional", "required")),
	},
	{
		ID: "xray-encrypted", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "X-Ray keeps traces without a KMS key",
		Why:   "Traces name users, addresses and queries, and can be read by everyone with a right to read traces.",
		Mend: `resource "aws_xray_encryption_config" "this" {
  type   = "KMS"
  key_id = aws_kms_key.this.arn
}`,
		Practices: []string{"SEC08-BP02"},
		Types:     []string{"aws_xray_encryption_config"},
		Look:      check.Want(check.OneOf("type", "NONE", "KMS")),
	},
}, ownKeys(
	ownKey{ID: "imagebuilder-component-customer-key", Noun: "Image Builder component", Type: "aws_imagebuilder_component", Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_180"}},
	ownKey{ID: "imagebuilder-image-customer-key", Noun: "Image that Image Builder hands out", Type: "aws_imagebuilder_distribution_configuration",
		Path: "distribution.ami_distribution_configuration.kms_key_id", When: check.Given("distribution.ami_distribution_configuration"),
		Aliases: []string{"CKV_AWS_199"}},
	ownKey{ID: "imagebuilder-disks-customer-key", Noun: "Disk of an Image Builder recipe", Type: "aws_imagebuilder_image_recipe",
		Path: "block_device_mapping.ebs.kms_key_id", When: check.Given("block_device_mapping.ebs"), Aliases: []string{"CKV_AWS_200"}},
	ownKey{ID: "appflow-flow-customer-key", Noun: "AppFlow flow", Type: "aws_appflow_flow", Path: "kms_arn", Aliases: []string{"CKV_AWS_263"}},
	ownKey{ID: "appflow-profile-customer-key", Noun: "AppFlow connector profile", Type: "aws_appflow_connector_profile", Path: "kms_arn",
		Aliases: []string{"CKV_AWS_264"}},
	ownKey{ID: "appconfig-customer-key", Noun: "AppConfig profile", Type: "aws_appconfig_configuration_profile", Path: "kms_key_identifier",
		When: check.OneOf("location_uri", "", "hosted")},
	ownKey{ID: "location-customer-key", Noun: "Location tracker", Type: "aws_location_tracker", Also: []string{"aws_location_geofence_collection"}, Path: "kms_key_id"},
	ownKey{ID: "auditmanager-customer-key", Noun: "Audit Manager", Type: "aws_auditmanager_account_registration", Path: "kms_key"},
)...)
