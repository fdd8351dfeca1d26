resource "aws_route53_zone" "shop" {
  name = "example.com"
}

resource "aws_cloudwatch_log_group" "shop" {
  name = "/aws/route53/example.com"
}

resource "aws_route53_query_log" "shop" {
  zone_id                  = aws_route53_zone.shop.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.shop.arn
}

resource "aws_route53_zone" "inside" {
  name = "inside.example.com"
  vpc {
    vpc_id = "vpc-1"
  }
}
