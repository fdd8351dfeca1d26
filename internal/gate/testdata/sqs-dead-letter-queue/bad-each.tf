locals {
  stores = {
    cambio = { redrive_policy = null }
    orders = { redrive_policy = null }
  }
}

resource "aws_sqs_queue" "bad" {
  for_each = local.stores

  redrive_policy = each.value.redrive_policy
}
