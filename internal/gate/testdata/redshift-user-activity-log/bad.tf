resource "aws_redshift_parameter_group" "bad" {
  family = "redshift-1.0"
}

resource "aws_redshift_parameter_group" "bad_off" {
  family = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "false"
  }
}
