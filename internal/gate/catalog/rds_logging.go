package catalog

import "flota.dev/flota/internal/gate/check"

// rdsLogging are the checks of what RDS and Aurora record.
var rdsLogging = asStore.also([]check.Check{
	{
		ID: "rds-log-exports", Family: check.Logging, Severity: check.Medium,
		Title:     "RDS database keeps its logs to itself",
		Why:       "Logs on the instance are gone after days, and with it; nobody is alerted by what nobody reads.",
		Mend:      setting(dbInstance, "enabled_cloudwatch_logs_exports", `["postgresql", "upgrade"]`),
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_129", "CKV_AWS_324", "KICS:rds_without_logging", "RDS.9", "RDS.36", "RDS.37"},
		Types:     []string{dbInstance, auroraCluster},
		Look:      check.Want(check.Given("enabled_cloudwatch_logs_exports")),
	},
	{
		ID: "aurora-audit-log", Family: check.Logging, Severity: check.Medium,
		Title:     "Aurora MySQL cluster does not publish its audit log",
		Why:       "The audit log says who logged in and what was asked; without it a leak cannot be traced.",
		Mend:      setting(auroraCluster, "enabled_cloudwatch_logs_exports", `["audit", "error"]`),
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_325", "RDS.34"},
		Types:     []string{auroraCluster},
		Look: check.Want(check.If(check.OneOf("engine", "", "aurora", "aurora-mysql", "mysql"),
			check.Contains("enabled_cloudwatch_logs_exports", "audit"))),
	},
	{
		ID: "rds-enhanced-monitoring", Family: check.Logging, Severity: check.Low,
		Title:     "RDS instance has no enhanced monitoring",
		Why:       "Figures of the operating system, by process and by the second, tell an overload from an attack.",
		Mend:      setting(dbInstance, "monitoring_interval", "60"),
		Practices: []string{"REL06-BP01"},
		Aliases:   []string{"CKV_AWS_118", "RDS.6"},
		Types:     []string{dbInstance, auroraInstance},
		Look:      check.Want(check.Or(check.AtLeast("monitoring_interval", 1, 0), ofCluster(check.AtLeast("monitoring_interval", 1, 0)))),
	},
	{
		ID: "rds-performance-insights", Family: check.Logging, Severity: check.Low,
		Title:     "RDS instance has no Performance Insights",
		Why:       "Without a record of what the database was busy with, an outage is explained by guessing.",
		Mend:      setting(dbInstance, "performance_insights_enabled", "true"),
		Practices: []string{"REL06-BP01"},
		Aliases:   []string{"CKV_AWS_353", "AVD-AWS-0133"},
		Types:     []string{dbInstance, auroraInstance},
		Look:      check.Want(check.Or(check.True("performance_insights_enabled", false), ofCluster(check.True("performance_insights_enabled", false)))),
		Fix:       &check.Fix{Path: "performance_insights_enabled", Value: "true"},
	},
	{
		ID: "rds-postgres-query-log", Family: check.Logging, Severity: check.Low,
		Title: "RDS PostgreSQL database does not log its statements",
		Why:   "Without the statements in the log it cannot be seen what was read or changed, nor what was slow.",
		Mend: `resource "aws_db_parameter_group" "this" {
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV2_AWS_27", "CKV2_AWS_30"},
		Types:     []string{dbInstance, auroraCluster},
		Look: check.Want(check.If(check.OneOf("engine", "", "postgres", "aurora-postgresql"), check.Saying(
			"it has no parameter group that sets log_statement and log_min_duration_statement", parameters(logsStatements)))),
	},
	{
		ID: "rds-event-categories", Family: check.Logging, Severity: check.Low,
		Title: "RDS event subscription leaves out what is critical",
		Why:   "A failure, a maintenance or a change of configuration that nobody hears of is found out by customers.",
		Mend: `resource "aws_db_event_subscription" "this" {
  source_type      = "db-instance"
  event_categories = ["maintenance", "configuration change", "failure"]
}`,
		Practices: []string{"SEC04-BP01", "REL06-BP03"},
		Aliases:   []string{"RDS.19", "RDS.20", "RDS.21", "RDS.22"},
		Types:     []string{"aws_db_event_subscription"},
		Look: check.Want(check.And(check.True("enabled", true), check.Or(check.And(
			tells("db-cluster", "maintenance", "failure"),
			tells("db-instance", "maintenance", "configuration change", "failure"),
			tells("db-parameter-group", "configuration change"),
			tells("db-security-group", "configuration change", "failure")), check.Missing("event_categories")))),
	},
})

// ofCluster asks a condition of the cluster that an instance belongs to.
func ofCluster(c check.Condition) check.Condition {
	return check.Via("cluster_identifier", c, auroraCluster)
}

var logsStatements = check.And(
	parameter("log_statement", `^(ddl|mod|all)$`), parameter("log_min_duration_statement", `^\d+$`))

func tells(source string, categories ...string) check.Condition {
	return check.If(check.OneOf("source_type", "", source), check.Contains("event_categories", categories...))
}
