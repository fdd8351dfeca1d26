package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// rdsAccess are the checks of who reaches RDS and Aurora, and as whom.
var rdsAccess = asStore.also(slices.Concat(
	notPublic(row{ID: "rds-not-public", Noun: "RDS instance", Types: []string{dbInstance, auroraInstance},
		Aliases: []string{"CKV_AWS_17", "AVD-AWS-0180", "KICS:rds_db_instance_publicly_accessible", "RDS.2"}}),
	[]check.Check{
		{
			ID: "rds-iam-auth", Family: check.Access, Severity: check.Medium,
			Title:     "RDS database does not take IAM logins",
			Why:       "Logins with passwords are shared, seldom changed and not tied to a person; IAM hands out tokens that last 15 minutes.",
			Mend:      setting(dbInstance, "iam_database_authentication_enabled", "true"),
			Practices: []string{"SEC02-BP02", "SEC03-BP02"},
			Aliases: []string{"CKV_AWS_161", "CKV_AWS_162", "CKV_AWS_128", "AVD-AWS-0176", "KICS:iam_database_auth_not_enabled",
				"RDS.10", "RDS.12"},
			Types: []string{dbInstance, auroraCluster},
			Look: check.Want(check.If(
				check.And(check.Match("engine", "", `^(aurora.*|mysql|mariadb|postgres)?$`), check.NoneOf("engine_mode", "provisioned", "serverless")),
				check.True("iam_database_authentication_enabled", false))),
			Fix: &check.Fix{Path: "iam_database_authentication_enabled", Value: "true"},
		},
		{
			ID: "rds-not-default-user", Family: check.Access, Severity: check.Low,
			Title:     "RDS database has a master user that everybody guesses",
			Why:       "A name such as admin or postgres is half of what an attacker needs.",
			Mend:      setting(dbInstance, "username", `"orders_owner"`),
			Practices: []string{"SEC02-BP01"},
			Aliases:   []string{"RDS.24", "RDS.25"},
			Types:     []string{dbInstance, auroraCluster},
			Look:      check.Want(check.And(check.NoneOf("username", "", guessed...), check.NoneOf("master_username", "", guessed...))),
		},
		{
			ID: "rds-managed-password", Family: check.Secrets, Severity: check.Low,
			Title:     "RDS master password is kept in the state",
			Why:       "A password that Terraform sets can be read by everyone who reads the state, and is never changed. RDS and Redshift can make one themselves, keep it in Secrets Manager and change it.",
			Mend:      setting(dbInstance, "manage_master_user_password", "true"),
			Practices: []string{"SEC02-BP03"},
			Types:     []string{dbInstance, auroraCluster, "aws_docdb_cluster", "aws_redshift_cluster", "aws_redshiftserverless_namespace"},
			Look:      passwordInState,
		},
		{
			ID: "rds-snapshot-private", Family: check.Access, Severity: check.Critical,
			Title:     "RDS snapshot can be restored by every AWS account",
			Why:       "A public snapshot gives the whole database to whoever looks for it.",
			Mend:      setting("aws_db_snapshot", "shared_accounts", `["123456789012"]`),
			Practices: []string{"SEC03-BP07"},
			Aliases:   []string{"CKV_AWS_302", "RDS.1"},
			Types:     []string{"aws_db_snapshot", "aws_db_snapshot_copy", "aws_db_cluster_snapshot", "aws_rds_cluster_snapshot_copy"},
			Look:      check.Want(check.Excludes("shared_accounts", "all")),
		},
		{
			ID: "rds-not-default-port", Family: check.Network, Severity: check.Low,
			Title:     "RDS database listens on the usual port of its engine",
			Why:       "Scanners and worms try the usual port first; another one keeps them busy elsewhere.",
			Mend:      setting(dbInstance, "port", "6603"),
			Practices: []string{"SEC05-BP02"},
			Aliases:   []string{"KICS:rds_using_default_port", "RDS.23"},
			Types:     []string{dbInstance, auroraCluster},
			Look: check.Want(check.And(
				unusualPort(`^(aurora|aurora-mysql|mysql|mariadb)$`, "3306"), unusualPort(`^(aurora-postgresql|postgres)$`, "5432"),
				unusualPort(`^(custom-)?oracle`, "1521"), unusualPort(`^(custom-)?sqlserver`, "1433"), unusualPort(`^db2`, "50000"))),
		},
		{
			ID: "rds-security-group-narrow", Family: check.Network, Severity: check.Critical,
			Title: "RDS security group lets in a wide range of addresses",
			Why:   "The databases behind it can be reached by whoever has an address in that range.",
			Mend: `resource "aws_db_security_group" "this" {
  ingress {
    cidr = "10.0.4.0/28"
  }
}`,
			Practices: []string{"SEC05-BP02"},
			Aliases:   []string{"KICS:db_security_group_with_public_scope", "KICS:db_security_group_open_to_large_scope", "KICS:db_security_group_has_public_interface"},
			Types:     []string{"aws_db_security_group"},
			Look: check.Want(check.Saying("an ingress is wider than 256 private addresses", check.Every("ingress",
				check.Match("cidr", "", `^$|^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+/(2[5-9]|3[0-2])$`)))),
		},
		{
			ID: "rds-no-classic-group", Family: check.Misconfiguration, Severity: check.Low,
			Title:     "RDS security group is of the time before VPCs",
			Why:       "EC2-Classic is gone: such a group guards nothing any more, and the rules that count are those of the VPC.",
			Mend:      setting(dbInstance, "vpc_security_group_ids", "[aws_security_group.database.id]"),
			Practices: []string{"SEC05-BP01"},
			Aliases:   []string{"CKV_AWS_198"},
			Types:     []string{"aws_db_security_group"},
			Look:      exists,
		},
	},
))

// guessed are master users that tools try first, some of them the default of consoles and engines.
var guessed = []string{"admin", "administrator", "awsuser", "db2inst1", "master", "mysql", "oracle", "postgres", "rdsadmin", "root", "sa", "system"}

// exists fails whatever there is of a type that should not be used.
func exists(s *check.Subject) { s.FailAt(s.Range, "%s is used", s.Type) }

func unusualPort(engine, port string) check.Condition {
	return check.If(check.Match("engine", "", engine), check.NoneOf("port", port, port))
}

// passwordInState finds a password that is written, whatever its value: even
// one that is known only later ends up in the state.
func passwordInState(s *check.Subject) {
	for _, flag := range []string{"manage_master_user_password", "manage_master_password", "manage_admin_password"} {
		if s.Get(flag).Bool(false) != config.No {
			return
		}
	}
	for _, name := range []string{"password", "master_password", "admin_user_password"} {
		if v := s.Get(name); !v.Absent() {
			s.Fail(v, "%s is set", name)
		}
	}
}
