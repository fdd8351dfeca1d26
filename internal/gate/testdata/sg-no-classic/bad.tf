resource "aws_db_security_group" "bad_database" {
  name = "database"

  ingress {
    cidr = "10.20.0.0/24"
  }
}

resource "aws_redshift_security_group" "bad_warehouse" {
  name = "warehouse"

  ingress {
    cidr = "10.20.0.0/24"
  }
}

resource "aws_elasticache_security_group" "bad_cache" {
  name                 = "cache"
  security_group_names = ["orders"]
}
