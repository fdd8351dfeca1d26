resource "aws_ssm_maintenance_window" "nightly" {
  name     = "nightly"
  schedule = "cron(0 2 * * ? *)"
  duration = 3
  cutoff   = 1
}
