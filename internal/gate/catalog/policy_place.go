package catalog

import "flota.dev/flota/internal/iam"

// policyPlace is an attribute in which a policy stands.
type policyPlace struct {
	typ, path string
	use       iam.Use
}

const documentType = "data.aws_iam_policy_document"

// identityTypes are what identity policies are looked for in.
var identityTypes = []string{
	documentType, "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_role",
	"aws_ssoadmin_permission_set_inline_policy", "aws_ssoadmin_permission_set",
}

// policyPlaces are the attributes in which policies stand, of each type of resource.
var policyPlaces = placesOf(
	placed(iam.OfIdentity, "policy", "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"),
	placed(iam.OfIdentity, "inline_policy.policy", "aws_iam_role"),
	placed(iam.OfIdentity, "inline_policy", "aws_ssoadmin_permission_set_inline_policy", "aws_ssoadmin_permission_set"),
	placed(iam.OfTrust, "assume_role_policy", "aws_iam_role"),
	placed(iam.OfGuardrail, "content", "aws_organizations_policy"),
	placed(iam.OfGuardrail, "policy", "aws_vpc_endpoint", "aws_vpc_endpoint_policy", "aws_iot_policy", "aws_transfer_user", "aws_transfer_access"),
	placed(iam.OfResource, "policy",
		"aws_s3_bucket", "aws_s3_bucket_policy", "aws_s3_access_point", "aws_s3control_access_point_policy", "aws_s3control_bucket_policy",
		"aws_sqs_queue", "aws_sqs_queue_policy", "aws_sns_topic", "aws_sns_topic_policy",
		"aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key",
		"aws_ecr_repository_policy", "aws_ecr_registry_policy", "aws_secretsmanager_secret", "aws_secretsmanager_secret_policy",
		"aws_glue_resource_policy", "aws_efs_file_system_policy", "aws_backup_vault_policy",
		"aws_api_gateway_rest_api", "aws_api_gateway_rest_api_policy", "aws_api_gateway_domain_name",
		"aws_cloudwatch_event_bus_policy", "aws_schemas_registry_policy", "aws_media_store_container_policy", "aws_msk_cluster_policy",
		"aws_ses_identity_policy", "aws_sesv2_email_identity_policy", "aws_acmpca_policy", "aws_networkfirewall_resource_policy",
		"aws_redshift_resource_policy", "aws_redshiftserverless_resource_policy", "aws_codebuild_resource_policy",
		"aws_vpclattice_auth_policy", "aws_vpclattice_resource_policy", "aws_glacier_vault_lock"),
	placed(iam.OfResource, "resource_policy", "aws_s3tables_table_bucket_policy", "aws_s3tables_table_policy",
		"aws_sagemaker_model_package_group_policy"),
	placed(iam.OfResource, "policy", "aws_kinesis_resource_policy", "aws_dynamodb_resource_policy"),
	placed(iam.OfResource, "policy_document", "aws_cloudwatch_log_resource_policy", "aws_xray_resource_policy",
		"aws_codeartifact_domain_permissions_policy", "aws_codeartifact_repository_permissions_policy", "aws_prometheus_resource_policy"),
	placed(iam.OfResource, "access_policies", "aws_elasticsearch_domain", "aws_elasticsearch_domain_policy", "aws_opensearch_domain", "aws_opensearch_domain_policy"),
	placed(iam.OfResource, "access_policy", "aws_glacier_vault", "aws_cloudwatch_log_destination_policy", "aws_cloudsearch_domain_service_access_policy"),
	placed(iam.OfResource, "configuration.policy", "aws_s3control_object_lambda_access_point_policy"),
	placed(iam.OfResource, "details.policy", "aws_s3control_multi_region_access_point_policy"),
	placed(iam.OfResource, "content", "aws_organizations_resource_policy"),
)

func placed(use iam.Use, path string, types ...string) []policyPlace {
	var out []policyPlace
	for _, t := range types {
		out = append(out, policyPlace{t, path, use})
	}
	return out
}

func placesOf(groups ...[]policyPlace) map[string][]policyPlace {
	out := map[string][]policyPlace{}
	for _, g := range groups {
		for _, p := range g {
			out[p.typ] = append(out[p.typ], p)
		}
	}
	return out
}
