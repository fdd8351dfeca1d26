output "registration_code" {
  description = "What people type into the WorkSpaces client when they start it for the first time."
  value       = aws_workspaces_directory.this.registration_code
}

output "ids" {
  description = "IDs of the desktops by user."
  value       = { for user, w in aws_workspaces_workspace.this : user => w.id }
}

output "ip_group_id" {
  description = "IP access control group of the directory."
  value       = aws_workspaces_ip_group.this.id
}

output "security_group_id" {
  description = "Security group that every desktop has."
  value       = aws_workspaces_directory.this.workspace_security_group_id
}
