/** What desktops know the program by: its desktop file, its icon, the class of its windows. */

/** The name of the desktop file without its ending, of the icon, and of the AppStream component. */
export const applicationId = "chat.conclave.Conclave";
