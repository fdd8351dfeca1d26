resource "aws_db_event_subscription" "everything" {
  source_type = "db-instance"
}

resource "aws_db_event_subscription" "instances" {
  source_type      = "db-instance"
  event_categories = ["maintenance", "configuration change", "failure", "low storage"]
}

resource "aws_db_event_subscription" "snapshots" {
  source_type      = "db-snapshot"
  event_categories = ["deletion"]
}
