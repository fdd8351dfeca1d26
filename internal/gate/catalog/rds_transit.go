package catalog

import (
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// rdsTransit are the checks of connections to RDS and Aurora.
var rdsTransit = asStore.also([]check.Check{
	{
		ID: "rds-force-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "RDS database takes connections without TLS",
		Why:   "A client that does not ask for TLS sends its password and its data in the clear, and nothing stops it.",
		Mend: `resource "aws_db_parameter_group" "this" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV2_AWS_69", "RDS.38", "RDS.39"},
		Types:     []string{dbInstance, auroraCluster, dbParameters, clusterParameters},
		Look:      forcesTLS,
	},
	{
		ID: "rds-proxy-tls", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title:     "RDS Proxy takes connections without TLS",
		Why:       "A client that does not ask for TLS sends its password and its data in the clear to the proxy.",
		Mend:      setting("aws_db_proxy", "require_tls", "true"),
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"RDS.43"},
		Types:     []string{"aws_db_proxy"},
		Look:      check.Want(check.True("require_tls", false)),
	},
	{
		ID: "rds-ca-current", Family: check.EncryptionInTransit, Severity: check.High,
		Title:     "RDS instance has a certificate of an authority that has expired",
		Why:       "Clients that verify the server refuse it, and those that connect all the same do not verify it.",
		Mend:      setting(dbInstance, "ca_cert_identifier", `"rds-ca-rsa2048-g1"`),
		Practices: []string{"SEC09-BP01"},
		Aliases:   []string{"KICS:ca_certificate_identifier_is_outdated"},
		Types:     []string{dbInstance, auroraInstance, auroraCluster, "aws_docdb_cluster_instance"},
		Look: check.Want(check.And(
			check.NoneOf("ca_cert_identifier", "", expired...), check.NoneOf("ca_certificate_identifier", "", expired...))),
	},
	{
		ID: "rds-oracle-network-encryption", Family: check.EncryptionInTransit, Severity: check.Low,
		Title: "RDS for Oracle has no option that encrypts connections",
		Why:   "Oracle speaks in the clear unless the option SSL or NATIVE_NETWORK_ENCRYPTION is in the option group.",
		Mend: `resource "aws_db_option_group" "this" {
  engine_name = "oracle-ee"
  option {
    option_name = "NATIVE_NETWORK_ENCRYPTION"
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_db_option_group"},
		Look: check.Want(check.If(check.Match("engine_name", "", `^(custom-)?oracle`),
			check.Saying("no option is SSL or NATIVE_NETWORK_ENCRYPTION", check.Some("option", check.OneOf("option_name", "", "SSL", "NATIVE_NETWORK_ENCRYPTION"))))),
	},
})

// expired are authorities whose certificates ended in March 2020 and August 2024.
var expired = []string{"rds-ca-2015", "rds-ca-2019"}

// requiresTLS asks a parameter group, by its family, for the parameter that
// refuses connections without TLS. It is on by default from PostgreSQL 15,
// Aurora PostgreSQL 17, MySQL 8.4 and MariaDB 11.8.
var requiresTLS = check.And(
	ofFamily(`^(postgres|aurora-postgresql|.*sqlserver)`, parameterOr("rds.force_ssl", `(?i)^(1|true|on)$`,
		check.Match("family", "", `^postgres(1[5-9]|[2-9]\d)|^aurora-postgresql(1[7-9]|[2-9]\d)`))),
	ofFamily(`^(mysql|aurora-mysql|mariadb)`, parameterOr("require_secure_transport", `(?i)^(1|true|on)$`,
		check.Match("family", "", `^mysql(8\.[4-9]|9|[1-9]\d)|^mariadb(11\.[89]|1[2-9])`))),
	ofFamily(`^db2`, parameter("db2comm", `(?i)^ssl$`)),
)

func ofFamily(pattern string, c check.Condition) check.Condition {
	return check.If(check.Match("family", "", pattern), c)
}

// forcesTLS looks at databases through their parameter groups, and at a group
// by itself only where no database in the configuration has it. Databases
// without a group of their own are left alone: whether their default group
// requires TLS hangs on the version that AWS picks.
func forcesTLS(s *check.Subject) {
	switch s.Type {
	case dbInstance:
		check.Want(check.If(check.Via("parameter_group_name", check.Exists, dbParameters),
			check.Via("parameter_group_name", requiresTLS, dbParameters)))(s)
	case auroraCluster:
		check.Want(check.If(check.Via("db_cluster_parameter_group_name", check.Exists, clusterParameters),
			check.Via("db_cluster_parameter_group_name", requiresTLS, clusterParameters)))(s)
	default:
		if !slices.ContainsFunc([]string{dbInstance, auroraCluster, auroraInstance}, func(typ string) bool { return names(s, typ) }) {
			check.Want(requiresTLS)(s)
		}
	}
}

func names(s *check.Subject, typ string) bool {
	for _, path := range []string{"parameter_group_name", "db_cluster_parameter_group_name", "db_parameter_group_name"} {
		if found, _ := s.Linked(typ, path); len(found) > 0 {
			return true
		}
	}
	return false
}
