resource "aws_security_group" "front" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

module "front" {
  source          = "terraform-aws-modules/alb/aws"
  version         = "~> 8.0"
  security_groups = [aws_security_group.front.id]
}
