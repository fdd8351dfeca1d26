resource "aws_db_event_subscription" "bad_off" {
  enabled     = false
  source_type = "db-instance"
}

resource "aws_db_event_subscription" "bad_few" {
  source_type      = "db-instance"
  event_categories = ["backup", "failure"]
}

resource "aws_db_event_subscription" "bad_cluster" {
  source_type      = "db-cluster"
  event_categories = ["maintenance"]
}
