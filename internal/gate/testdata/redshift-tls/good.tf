resource "aws_redshift_parameter_group" "reports" {
  name   = "reports"
  family = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "false"
  }

  parameter {
    name  = "require_ssl"
    value = true
  }
}

resource "aws_redshift_parameter_group" "by_default" {
  name   = "ledger"
  family = "redshift-2.0"
}

resource "aws_redshiftserverless_workgroup" "reports" {
  workgroup_name = "reports"

  config_parameter {
    parameter_key   = "max_query_execution_time"
    parameter_value = "14400"
  }
}
