resource "aws_db_security_group" "inside" {
  name = "inside"

  ingress {
    cidr = "10.20.4.0/24"
  }
}
