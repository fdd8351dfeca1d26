resource "aws_lambda_function_url" "rates" {
  function_name      = "rates"
  authorization_type = "AWS_IAM"
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "rates"
    domain_name = trimsuffix(trimprefix(aws_lambda_function_url.rates.function_url, "https://"), "/")
  }
}
