resource "aws_route53_zone" "bad" {
  name = "example.com"
}

resource "aws_route53_zone" "logged" {
  name = "example.net"
}

resource "aws_route53_query_log" "logged" {
  zone_id                  = aws_route53_zone.logged.zone_id
  cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/example.net"
}
