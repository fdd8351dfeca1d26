resource "aws_directory_service_directory" "bad_other" {
  name = "company.example"
  type = "MicrosoftAD"
}

resource "aws_directory_service_log_subscription" "other" {
  directory_id   = "d-1"
  log_group_name = "directory"
}
