resource "aws_db_option_group" "tls" {
  engine_name          = "oracle-ee"
  major_engine_version = "19"

  option {
    option_name = "Timezone"
  }

  option {
    option_name = "SSL"
  }
}

resource "aws_db_option_group" "mysql" {
  engine_name = "mysql"
}
