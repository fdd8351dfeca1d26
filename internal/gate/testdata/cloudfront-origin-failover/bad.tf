resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "main"
    domain_name = "main.example.com"
  }
}

resource "aws_cloudfront_distribution" "bad_single" {
  enabled = true
  origin_group {
    origin_id = "services"
    failover_criteria {
      status_codes = [500, 502]
    }
    member {
      origin_id = "main"
    }
  }
}
