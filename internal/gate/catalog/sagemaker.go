package catalog

import "flota.dev/flota/internal/gate/check"

// sagemaker are the checks of notebooks, domains, models and endpoints.
var sagemaker = append([]check.Check{
	{
		ID: "sagemaker-notebook-no-internet", Family: check.Network, Severity: check.High,
		Title: "SageMaker notebook has a direct way to the internet",
		Why:   "Data and credentials in the notebook can leave by a way that none of your rules and logs sees.",
		Mend: `resource "aws_sagemaker_notebook_instance" "this" {
  subnet_id              = aws_subnet.private.id
  security_groups        = [aws_security_group.this.id]
  direct_internet_access = "Disabled"
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV_AWS_122", "SageMaker.1"},
		Types:     []string{"aws_sagemaker_notebook_instance"},
		Look:      check.Want(check.OneOf("direct_internet_access", "Enabled", "Disabled")),
	},
	{
		ID: "sagemaker-notebook-in-vpc", Family: check.Network, Severity: check.Medium,
		Title: "SageMaker notebook runs outside of your VPC",
		Why:   "In AWS's own network neither security groups nor flow logs of yours see what the notebook talks to.",
		Mend: `resource "aws_sagemaker_notebook_instance" "this" {
  subnet_id       = aws_subnet.private.id
  security_groups = [aws_security_group.this.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"CKV_AWS_306", "SageMaker.2"},
		Types:     []string{"aws_sagemaker_notebook_instance"},
		Look:      check.Want(check.Given("subnet_id")),
	},
	{
		ID: "sagemaker-notebook-no-root", Family: check.Access, Severity: check.Medium,
		Title: "SageMaker notebook lets its users be root",
		Why:   "A user who is root can switch off what watches the notebook and read what others left there.",
		Mend: `resource "aws_sagemaker_notebook_instance" "this" {
  root_access = "Disabled"
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_307", "SageMaker.3"},
		Types:     []string{"aws_sagemaker_notebook_instance"},
		Look:      check.Want(check.OneOf("root_access", "Enabled", "Disabled")),
		Fix:       &check.Fix{Path: "root_access", Value: `"Disabled"`},
	},
	{
		ID: "sagemaker-notebook-metadata-v2", Family: check.Access, Severity: check.Medium,
		Title: "SageMaker notebook answers old requests for its credentials",
		Why:   "With version 1 of the metadata service a program that can be talked into fetching a URL gives away the notebook's role.",
		Mend: `resource "aws_sagemaker_notebook_instance" "this" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_371"},
		Types:     []string{"aws_sagemaker_notebook_instance"},
		Look:      check.Want(check.OneOf("instance_metadata_service_configuration.minimum_instance_metadata_service_version", "1", "2")),
	},
	{
		ID: "sagemaker-domain-vpc-only", Family: check.Network, Severity: check.Medium,
		Title: "SageMaker domain lets its apps go to the internet by themselves",
		Why:   "Traffic that does not concern the domain's volume leaves through AWS's network, past your rules and logs.",
		Mend: `resource "aws_sagemaker_domain" "this" {
  app_network_access_type = "VpcOnly"
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_sagemaker_domain"},
		Look:      check.Want(check.OneOf("app_network_access_type", "PublicInternetOnly", "VpcOnly")),
	},
	{
		ID: "sagemaker-model-isolated", Family: check.Network, Severity: check.Medium,
		Title: "SageMaker model may call out over the network",
		Why:   "Code in the model's container can send away the data that it is asked about.",
		Mend: `resource "aws_sagemaker_model" "this" {
  enable_network_isolation = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_370", "SageMaker.5"},
		Types:     []string{"aws_sagemaker_model"},
		Look:      check.Want(check.True("enable_network_isolation", false)),
		Fix:       &check.Fix{Path: "enable_network_isolation", Value: "true"},
	},
	{
		ID: "sagemaker-model-in-vpc", Family: check.Network, Severity: check.Low,
		Title: "SageMaker model runs outside of your VPC",
		Why:   "Its traffic to your data is seen and limited by none of your rules.",
		Mend: `resource "aws_sagemaker_model" "this" {
  vpc_config {
    subnets            = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.this.id]
  }
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_sagemaker_model"},
		Look:      check.Want(check.Or(check.Given("vpc_config.subnets"), check.True("enable_network_isolation", false))),
	},
	{
		ID: "sagemaker-endpoint-instances", Family: check.Misconfiguration, Severity: check.Low,
		Title: "SageMaker endpoint runs on one instance",
		Why:   "When that instance or its zone fails, nobody gets an answer.",
		Mend: `resource "aws_sagemaker_endpoint_configuration" "this" {
  production_variants {
    model_name             = aws_sagemaker_model.this.name
    instance_type          = "ml.m5.large"
    initial_instance_count = 2
  }
}`,
		Practices: []string{"REL10-BP01"},
		Aliases:   []string{"SageMaker.4"},
		Types:     []string{"aws_sagemaker_endpoint_configuration"},
		Look: check.Want(check.Every("production_variants", check.If(check.Missing("serverless_config"),
			check.AtLeast("initial_instance_count", 2, 2)))),
	},
	{
		ID: "sagemaker-job-traffic-encrypted", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "SageMaker job's containers talk to each other unencrypted",
		Why:   "What the instances of a job exchange, your data among it, travels in plain text.",
		Mend: `resource "aws_sagemaker_data_quality_job_definition" "this" {
  network_config {
    enable_inter_container_traffic_encryption = true
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_369", "SageMaker.9"},
		Types:     []string{"aws_sagemaker_data_quality_job_definition"},
		Look:      check.Want(check.True("network_config.enable_inter_container_traffic_encryption", false)),
	},
}, ownKeys(
	ownKey{ID: "sagemaker-notebook-customer-key", Noun: "SageMaker notebook", Type: "aws_sagemaker_notebook_instance", Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_22", "CKV_AWS_187", "KICS:sagemaker_notebook_instance_without_kms"}},
	ownKey{ID: "sagemaker-endpoint-customer-key", Noun: "SageMaker endpoint's volume", Type: "aws_sagemaker_endpoint_configuration", Path: "kms_key_arn",
		Aliases: []string{"CKV_AWS_98", "KICS:sagemaker_endpoint_configuration_encryption_disabled"}},
	ownKey{ID: "sagemaker-domain-customer-key", Noun: "SageMaker domain", Type: "aws_sagemaker_domain", Path: "kms_key_id",
		Aliases: []string{"CKV_AWS_187"}},
	ownKey{ID: "sagemaker-job-output-customer-key", Noun: "SageMaker job's output", Type: "aws_sagemaker_data_quality_job_definition",
		Path: "data_quality_job_output_config.kms_key_id", Aliases: []string{"CKV_AWS_367"}},
	ownKey{ID: "sagemaker-job-volume-customer-key", Noun: "SageMaker job's volume", Type: "aws_sagemaker_data_quality_job_definition",
		Path: "job_resources.cluster_config.volume_kms_key_id", Aliases: []string{"CKV_AWS_368"}},
	ownKey{ID: "sagemaker-flow-customer-key", Noun: "SageMaker flow of human review", Type: "aws_sagemaker_flow_definition",
		Path: "output_config.kms_key_id", Aliases: []string{"CKV_AWS_372"}},
	ownKey{ID: "sagemaker-features-customer-key", Noun: "SageMaker feature group's offline store", Type: "aws_sagemaker_feature_group",
		Path: "offline_store_config.s3_storage_config.kms_key_id", When: check.Given("offline_store_config")},
)...)
