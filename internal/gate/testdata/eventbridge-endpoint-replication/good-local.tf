locals {
  store = merge({ state = "ENABLED" }, { name = "reports" })
}

resource "aws_cloudwatch_event_endpoint" "reports" {
  replication_config {
    state = local.store.state
  }
}
