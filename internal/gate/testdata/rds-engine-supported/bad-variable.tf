variable "version_by_engine" {
  default = {
    mariadb = "10.3"
  }
}

resource "aws_db_instance" "bad" {
  engine         = "mariadb"
  engine_version = var.version_by_engine["mariadb"]
}
