resource "aws_scheduler_schedule" "bad" {
  name = "nightly"
}
