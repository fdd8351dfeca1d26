package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// placement are the checks of what stands in subnets that lead to the internet.
var placement = []check.Check{
	{
		ID: "placement-data-private", Family: check.Network, Severity: check.High,
		Title: "Database or cache stands in a subnet that leads to the internet",
		Why:   "One wrong rule in a security group, or one switch for public access, and the data is reached from anywhere.",
		Mend: `resource "aws_db_subnet_group" "orders" {
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"KICS:rds_associated_with_public_subnet"},
		Types: []string{
			"aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster", "aws_redshift_cluster",
			"aws_redshiftserverless_workgroup", "aws_elasticache_cluster", "aws_elasticache_replication_group",
			"aws_elasticache_serverless_cache", "aws_memorydb_cluster", "aws_dax_cluster", "aws_opensearch_domain",
			"aws_elasticsearch_domain", "aws_msk_cluster", "aws_mq_broker", "aws_dms_replication_instance", "aws_efs_mount_target",
			"aws_fsx_windows_file_system", "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system",
		},
		Look: placementPrivate,
	},
	{
		ID: "placement-workload-private", Family: check.Network, Severity: check.Medium,
		Title: "Service stands in a subnet that leads to the internet",
		Why:   "Only load balancers and gateways need public subnets; behind them, a mistake in one group does not open the service.",
		Mend: `network_configuration {
  subnets = [aws_subnet.private_a.id, aws_subnet.private_b.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Types: []string{
			"aws_ecs_service", "aws_eks_node_group", "aws_eks_fargate_profile", "aws_lambda_function", "aws_emr_cluster",
			"aws_sagemaker_notebook_instance", "aws_batch_compute_environment", "aws_codebuild_project", "aws_mwaa_environment",
		},
		Look: placementPrivate,
	},
	{
		ID: "placement-balanced-private", Family: check.Network, Severity: check.Medium,
		Title: "Machine behind a load balancer has a way round it",
		Why:   "With a public address in a public subnet, callers reach it past the balancer's TLS, filters and logs.",
		Mend: `resource "aws_autoscaling_group" "orders" {
  vpc_zone_identifier = [aws_subnet.private_a.id, aws_subnet.private_b.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_instance", "aws_autoscaling_group"},
		Look:      placementBalanced,
	},
}

// placementPaths are the attributes that name subnets, by type.
var placementPaths = map[string]string{
	"aws_redshiftserverless_workgroup": "subnet_ids",
	"aws_elasticache_serverless_cache": "subnet_ids",
	"aws_opensearch_domain":            "vpc_options.subnet_ids",
	"aws_elasticsearch_domain":         "vpc_options.subnet_ids",
	"aws_msk_cluster":                  "broker_node_group_info.client_subnets",
	"aws_mq_broker":                    "subnet_ids",
	"aws_efs_mount_target":             "subnet_id",
	"aws_fsx_windows_file_system":      "subnet_ids",
	"aws_fsx_lustre_file_system":       "subnet_ids",
	"aws_fsx_ontap_file_system":        "subnet_ids",
	"aws_fsx_openzfs_file_system":      "subnet_ids",
	"aws_ecs_service":                  "network_configuration.subnets",
	"aws_eks_node_group":               "subnet_ids",
	"aws_eks_fargate_profile":          "subnet_ids",
	"aws_lambda_function":              "vpc_config.subnet_ids",
	"aws_emr_cluster":                  "ec2_attributes.subnet_id",
	"aws_sagemaker_notebook_instance":  "subnet_id",
	"aws_batch_compute_environment":    "compute_resources.subnets",
	"aws_codebuild_project":            "vpc_config.subnets",
	"aws_mwaa_environment":             "network_configuration.subnet_ids",
	"aws_instance":                     "subnet_id",
	"aws_autoscaling_group":            "vpc_zone_identifier",
}

// placementGroups are the attributes that name a subnet group, and its type.
var placementGroups = map[string]struct{ path, group string }{
	"aws_db_instance":                   {"db_subnet_group_name", "aws_db_subnet_group"},
	"aws_rds_cluster":                   {"db_subnet_group_name", "aws_db_subnet_group"},
	"aws_docdb_cluster":                 {"db_subnet_group_name", "aws_docdb_subnet_group"},
	"aws_neptune_cluster":               {"neptune_subnet_group_name", "aws_neptune_subnet_group"},
	"aws_redshift_cluster":              {"cluster_subnet_group_name", "aws_redshift_subnet_group"},
	"aws_elasticache_cluster":           {"subnet_group_name", "aws_elasticache_subnet_group"},
	"aws_elasticache_replication_group": {"subnet_group_name", "aws_elasticache_subnet_group"},
	"aws_memorydb_cluster":              {"subnet_group_name", "aws_memorydb_subnet_group"},
	"aws_dax_cluster":                   {"subnet_group_name", "aws_dax_subnet_group"},
	"aws_dms_replication_instance":      {"replication_subnet_group_id", "aws_dms_replication_subnet_group"},
}

// placementPrivate fails what stands in a public subnet, directly or through a subnet group.
func placementPrivate(s *check.Subject) {
	v, public, subnet := placementOf(s)
	switch public {
	case config.Yes:
		s.Fail(v, "%s leads to %s, which leads to the internet", v.Path, subnet)
	case config.Unknown:
		s.Unsure(v, "whether %s leads to the internet is not known", subnet)
	}
}

func placementOf(s *check.Subject) (at config.Value, public config.Truth, subnet string) {
	if g, ok := placementGroups[s.Type]; ok {
		v := s.Get(g.path)
		public, subnet = reach.Inside(s, v, g.group, "subnet_ids")
		return v, public, subnet
	}
	for _, v := range s.All(placementPaths[s.Type]) {
		if t, n := reach.AnyPublic(s.World, v); at.Block == nil || t > public {
			at, public, subnet = v, t, n
		}
	}
	return at, public, subnet
}

// placementBalanced fails a machine that a load balancer sends to, in a public
// subnet where it gets, or may be given, a public address.
func placementBalanced(s *check.Subject) {
	v, public, subnet := placementOf(s)
	if public != config.Yes || !placementBehind(s) {
		return
	}
	if s.Type == "aws_instance" && s.Get("associate_public_ip_address").Bool(true) == config.No {
		return
	}
	s.Fail(v, "a load balancer sends to it, and %s leads to the internet", subnet)
}

// placementBehind reports whether a load balancer has the machine as a target.
func placementBehind(s *check.Subject) bool {
	if s.Type == "aws_autoscaling_group" {
		return asgBalanced(s, s.Block).Truth == config.Yes
	}
	for typ, path := range map[string]string{
		"aws_lb_target_group_attachment": "target_id", "aws_alb_target_group_attachment": "target_id",
		"aws_elb_attachment": "instance", "aws_elb": "instances",
	} {
		if found, _ := s.Linked(typ, path); len(found) > 0 {
			return true
		}
	}
	return false
}
