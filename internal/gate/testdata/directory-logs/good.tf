resource "aws_directory_service_directory" "logged" {
  name = "company.example"
  type = "MicrosoftAD"
}

resource "aws_directory_service_log_subscription" "logged" {
  directory_id   = aws_directory_service_directory.logged.id
  log_group_name = "directory"
}

resource "aws_directory_service_directory" "simple" {
  name = "desk.example"
}
