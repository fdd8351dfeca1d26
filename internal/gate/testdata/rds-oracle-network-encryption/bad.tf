resource "aws_db_option_group" "bad_none" {
  engine_name          = "oracle-ee"
  major_engine_version = "19"
}

resource "aws_db_option_group" "bad_other" {
  engine_name          = "oracle-se2"
  major_engine_version = "19"

  option {
    option_name = "Timezone"
  }
}
