resource "aws_redshift_parameter_group" "bad_missing" {
  name   = "reports"
  family = "redshift-1.0"
}

resource "aws_redshift_parameter_group" "bad_false" {
  name   = "ledger"
  family = "redshift-2.0"

  parameter {
    name  = "require_ssl"
    value = "false"
  }
}

resource "aws_redshiftserverless_workgroup" "bad_workgroup" {
  workgroup_name = "reports"

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "false"
  }
}
