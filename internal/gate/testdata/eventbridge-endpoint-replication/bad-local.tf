locals {
  store = merge({ state = "DISABLED" }, { name = "reports" })
}

resource "aws_cloudwatch_event_endpoint" "bad" {
  replication_config {
    state = local.store.state
  }
}
