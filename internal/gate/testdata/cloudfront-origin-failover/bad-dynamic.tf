locals {
  members = ["main"]
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin_group {
    origin_id = "services"
    failover_criteria {
      status_codes = [500, 502]
    }
    dynamic "member" {
      for_each = local.members
      content {
        origin_id = member.value
      }
    }
  }
}
