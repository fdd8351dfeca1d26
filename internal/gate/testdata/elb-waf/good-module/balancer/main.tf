resource "aws_lb" "this" {
  name = "shop"
}

output "arn" {
  value = aws_lb.this.arn
}
