resource "aws_ssm_maintenance_window" "bad_off" {
  name     = "nightly"
  schedule = "cron(0 2 * * ? *)"
  duration = 3
  cutoff   = 1
  enabled  = false
}
