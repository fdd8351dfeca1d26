resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  origin_group {
    origin_id = "services"
    failover_criteria {
      status_codes = [500, 502]
    }
    member {
      origin_id = "main"
    }
    member {
      origin_id = "spare"
    }
  }
}
