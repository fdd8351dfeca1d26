resource "aws_security_group" "outside" {
  name = "outside"
}

module "server" {
  source = "./server"
  groups = [aws_security_group.outside.id]
}
