package provision

import (
	"fmt"
	"slices"
	"strings"

	"flota.dev/flota/internal/diag"
)

// keepers are the types of resources that hold what cannot be made again:
// data, keys to data, and records of what happened.
var keepers = []string{
	"aws_backup_vault",
	"aws_cloudtrail",
	"aws_cloudwatch_log_group",
	"aws_cognito_user_pool",
	"aws_db_cluster_snapshot",
	"aws_db_instance",
	"aws_db_snapshot",
	"aws_docdb_cluster",
	"aws_dynamodb_table",
	"aws_ebs_volume",
	"aws_ecr_repository",
	"aws_efs_file_system",
	"aws_elasticache_replication_group",
	"aws_fsx_windows_file_system",
	"aws_instance",
	"aws_kms_key",
	"aws_memorydb_cluster",
	"aws_opensearch_domain",
	"aws_rds_cluster",
	"aws_redshift_cluster",
	"aws_route53_zone",
	"aws_s3_bucket",
	"aws_secretsmanager_secret",
	"aws_workspaces_directory",
	"aws_workspaces_workspace",
}

// guard refuses a plan that destroys or replaces something that holds data,
// unless its address is allowed. The error names all of them, and its hint is
// the command that allows them.
func guard(p *Plan, allowed []string) error {
	var would, flags []string
	for _, c := range p.Resources {
		if c.Action != "delete" && c.Action != "replace" || !slices.Contains(keepers, c.Type) {
			continue
		}
		own := p.Stack + ":" + c.Address
		if slices.Contains(allowed, c.Address) || slices.Contains(allowed, own) {
			continue
		}
		what := "destroy"
		if c.Action == "replace" {
			what = "destroy and make anew"
		}
		would = append(would, what+" "+c.Address)
		flags = append(flags, " --allow-destroy '"+strings.ReplaceAll(own, "'", `'\''`)+"'")
	}
	switch len(would) {
	case 0:
		return nil
	case 1:
		return &diag.Error{
			What: fmt.Sprintf("%s: the plan would %s, which holds data", p.Stack, would[0]),
			Hint: "if it may go: flota apply" + flags[0], Exit: diag.Blocked,
		}
	}
	return &diag.Error{
		What: fmt.Sprintf("%s: the plan would destroy %d resources that hold data", p.Stack, len(would)), Detail: would,
		Hint: "if they may go: flota apply" + strings.Join(flags, ""), Exit: diag.Blocked,
	}
}
