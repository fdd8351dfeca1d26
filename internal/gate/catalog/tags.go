package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// tagged are common types with tags that cost money or hold data.
var tagged = strings.Fields(`
	aws_acm_certificate aws_api_gateway_rest_api aws_apigatewayv2_api aws_athena_workgroup aws_autoscaling_group aws_backup_plan
	aws_backup_vault aws_batch_compute_environment aws_batch_job_definition aws_cloudfront_distribution aws_cloudtrail
	aws_cloudwatch_log_group aws_cloudwatch_metric_alarm aws_codebuild_project aws_codepipeline aws_cognito_user_pool
	aws_customer_gateway aws_dax_cluster aws_db_cluster_snapshot aws_db_instance aws_db_subnet_group aws_dms_replication_instance
	aws_docdb_cluster aws_docdb_cluster_instance aws_dynamodb_table aws_ebs_snapshot aws_ebs_volume aws_ecr_repository aws_ecs_cluster
	aws_ecs_service aws_ecs_task_definition aws_efs_file_system aws_eip aws_eks_cluster aws_eks_node_group aws_elasticache_cluster
	aws_elasticache_replication_group aws_elasticsearch_domain aws_elb aws_emr_cluster aws_fsx_lustre_file_system
	aws_fsx_windows_file_system aws_glacier_vault aws_globalaccelerator_accelerator aws_glue_job aws_guardduty_detector aws_iam_role
	aws_iam_user aws_instance aws_internet_gateway aws_kinesis_firehose_delivery_stream aws_kinesis_stream aws_kms_key
	aws_lambda_function aws_launch_template aws_lb aws_lb_target_group aws_mq_broker aws_msk_cluster aws_nat_gateway
	aws_neptune_cluster aws_network_acl aws_network_interface aws_opensearch_domain aws_rds_cluster aws_redshift_cluster
	aws_route53_zone aws_route_table aws_s3_bucket aws_sagemaker_endpoint aws_sagemaker_notebook_instance aws_secretsmanager_secret
	aws_security_group aws_sfn_state_machine aws_sns_topic aws_sqs_queue aws_ssm_parameter aws_subnet aws_transfer_server aws_vpc
	aws_vpc_endpoint aws_vpc_peering_connection aws_vpn_connection aws_vpn_gateway aws_wafv2_web_acl aws_workspaces_workspace`)

var tags = []check.Check{
	{
		ID: "resource-tagged", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Resource has no tags, while others beside it have",
		Why:   "Whose it is, what it costs and whether it may be deleted can be told of the others only.",
		Mend: `provider "aws" {
  default_tags {
    tags = {
      owner = "orders"
    }
  }
}`,
		Practices: []string{"COST03-BP02"},
		Aliases:   []string{"KICS:resource_not_using_tags"},
		Types:     tagged,
		Look:      untagged,
	},
}

// withTags reports whether a resource has a tag other than Name.
func withTags(r *config.Resource) config.Truth {
	v := r.Get("tags")
	t := v.Given()
	if t != config.Yes || !v.V.Type().IsObjectType() && !v.V.Type().IsMapType() {
		return t
	}
	for name := range v.V.AsValueMap() {
		if name != "Name" {
			return config.Yes
		}
	}
	return config.No
}

// untagged looks at resources of a stack in which tags are in use.
func untagged(s *check.Subject) {
	if withTags(s.Resource) == config.No && s.Has("tag") == config.No && tagsInUse(s.World)[s.Stack] {
		s.Fail(s.Get("tags"), "tags is %s", check.Show(s.Get("tags")))
	}
}

type tagsKey struct{}

// tagsInUse says of which stacks resources have tags one by one. A module on
// its own, with no provider, may get tags from who calls it.
func tagsInUse(w *check.World) map[*config.Stack]bool {
	return check.Remember(w, tagsKey{}, func() map[*config.Stack]bool {
		out := map[*config.Stack]bool{}
		for _, s := range w.Stacks {
			out[s] = slices.ContainsFunc(s.Resources, func(r *config.Resource) bool { return r.Type == "provider.aws" }) &&
				!slices.ContainsFunc(s.Resources, func(r *config.Resource) bool {
					return r.Mode == config.Provider && r.Has("default_tags") != config.No
				}) &&
				slices.ContainsFunc(s.Resources, func(r *config.Resource) bool {
					return r.Mode == config.Managed && withTags(r) == config.Yes
				})
		}
		return out
	})
}
