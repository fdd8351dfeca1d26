resource "aws_elasticache_security_group" "bad" {
  name                 = "cache"
  security_group_names = ["cache"]
}
